# Makes a user for each address on the standard input, and prints a token with which root is let in.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use RT;
RT->LoadConfig;
RT->Init;

while (my $email = <STDIN>) {
    chomp $email;
    my ($id, $why) = RT::User->new(RT->SystemUser)->Create(Name => $email, EmailAddress => $email, Privileged => 0);
    die "$email: $why" unless $id;
}

my $root = RT::CurrentUser->new(RT->SystemUser);
$root->Load('root');
my ($made, $why, $token) = RT::AuthToken->new($root)->Create(Owner => $root->id, Description => 'bench');
die $why unless $made;
print "$token\n";
