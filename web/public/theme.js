// Before the first paint, so that a chosen theme never flashes the other one.
(function () {
  try {
    var chosen = localStorage.getItem('parley-theme');
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.mantineColorScheme = chosen;
  } catch (e) {
    // Storage is refused: the system's theme stands.
  }
})();
