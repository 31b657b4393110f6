/**
 * Importers: what other tools recorded becomes a conversation.
 *
 * <p>{@link org.wsmanspec.message.capture.Captures} tells formats by their content. Each importer
 * knows what its recorder lost and says so with {@link org.wsmanspec.message.Gap}s, so that nothing
 * is judged that the recording cannot show. All input is foreign: sizes, depths and references are
 * bounded, and what cannot be read is named with the reason.
 */
@NullMarked
package org.wsmanspec.message.capture;

import org.jspecify.annotations.NullMarked;
