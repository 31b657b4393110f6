/**
 * The text shell: a small command language that runs inside the endpoint and touches nothing of its
 * host.
 */
@NullMarked
package org.wsmanspec.mock.shell.cmd;

import org.jspecify.annotations.NullMarked;
