import { useEffect, useEffectEvent, useState } from 'react';

/** Files dragged anywhere onto the page; true while they hover. */
export function useDrop(onFiles: (files: File[]) => void): boolean {
  const [hovering, setHovering] = useState(false);
  const dropped = useEffectEvent(onFiles);

  useEffect(() => {
    const over = (drag: DragEvent) => {
      if (!drag.dataTransfer?.types.includes('Files')) return;
      drag.preventDefault();
      setHovering(true);
    };
    const leave = (drag: DragEvent) => {
      // Only when the pointer has left the window: moving between elements leaves and enters too.
      if (!drag.relatedTarget) setHovering(false);
    };
    const drop = (drag: DragEvent) => {
      if (!drag.dataTransfer?.types.includes('Files')) return;
      drag.preventDefault();
      setHovering(false);
      dropped([...drag.dataTransfer.files]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return hovering;
}
