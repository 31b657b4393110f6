/**
 * Remote shells (MS-WSMV 3.1.4.5 ff.): their operations, streams, timers and quotas, over engines
 * that do the work of one kind of shell each.
 */
@NullMarked
package org.wsmanspec.mock.shell;

import org.jspecify.annotations.NullMarked;
