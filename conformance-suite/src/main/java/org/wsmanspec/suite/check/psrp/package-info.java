/**
 * Checks of PowerShell remoting (MS-PSRP), over one reading of which messages a client and a server
 * said about a runspace pool and its pipelines.
 */
@NullMarked
package org.wsmanspec.suite.check.psrp;

import org.jspecify.annotations.NullMarked;
