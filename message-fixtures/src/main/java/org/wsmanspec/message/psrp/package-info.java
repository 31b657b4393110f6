/**
 * The PowerShell Remoting Protocol (MS-PSRP) below WS-Management: fragments, messages, and what the
 * messages say. CLIXML, the form of their data, is in {@code org.wsmanspec.message.clixml}.
 */
@NullMarked
package org.wsmanspec.message.psrp;

import org.jspecify.annotations.NullMarked;
