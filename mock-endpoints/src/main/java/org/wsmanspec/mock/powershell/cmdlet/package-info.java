/** The commands that the PowerShell engine knows from the start. */
@NullMarked
package org.wsmanspec.mock.powershell.cmdlet;

import org.jspecify.annotations.NullMarked;
