/** Importers: what other tools recorded becomes a conversation. */
@NullMarked
package org.wsmanspec.message.capture;

import org.jspecify.annotations.NullMarked;
