/**
 * CLIXML, the form in which PowerShell objects travel (MS-PSRP 2.2.5): a model that keeps the order
 * of what was read, a reader that bounds what it accepts, and a writer that gives back the octets
 * it was read from.
 */
@NullMarked
package org.wsmanspec.message.clixml;

import org.jspecify.annotations.NullMarked;
