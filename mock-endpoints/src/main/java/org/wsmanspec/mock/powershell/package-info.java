/**
 * The PowerShell engine of the reference endpoint: runspace pools and pipelines that speak MS-PSRP,
 * and what a command needs to be run by them. No script of a client reaches the host.
 */
@NullMarked
package org.wsmanspec.mock.powershell;

import org.jspecify.annotations.NullMarked;
