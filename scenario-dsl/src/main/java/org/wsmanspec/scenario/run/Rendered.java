package org.wsmanspec.scenario.run;

import java.util.Optional;
import org.wsmanspec.scenario.transport.OutgoingMessage;

/**
 * A request that is ready to be sent.
 *
 * @param message the message
 * @param messageId its wsa:MessageID, if it has one
 */
record Rendered(OutgoingMessage message, Optional<String> messageId) {}
