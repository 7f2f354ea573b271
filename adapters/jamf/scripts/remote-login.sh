#!/bin/sh
# Whether somebody can log in over SSH. Prints On or Off.
# Asks launchd, because `systemsetup -getremotelogin` needs full disk access.

state=$(/bin/launchctl print-disabled system 2>/dev/null | /usr/bin/grep '"com.openssh.sshd"')

case "$state" in
  *"=> enabled"* | *"=> false"*) echo "<result>On</result>" ;;
  *"=> disabled"* | *"=> true"*) echo "<result>Off</result>" ;;
  *)
    # Never switched: loaded or not tells.
    if /bin/launchctl print system/com.openssh.sshd >/dev/null 2>&1; then
      echo "<result>On</result>"
    else
      echo "<result>Off</result>"
    fi
    ;;
esac
