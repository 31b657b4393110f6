/** Evidence files: a conversation on disk, written as it happens, secrets left out. */
@NullMarked
package org.wsmanspec.message.evidence;

import org.jspecify.annotations.NullMarked;
