/**
 * Checks of remote shells (MS-WSMV 3.1.4, shell operations), over one reading of what belongs to
 * which shell and command.
 */
@NullMarked
package org.wsmanspec.suite.check.shell;

import org.jspecify.annotations.NullMarked;
