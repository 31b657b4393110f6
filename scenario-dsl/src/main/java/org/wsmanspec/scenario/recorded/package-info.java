/**
 * Makes scenarios of recorded sessions: each request as it was sent, with what the server chose in
 * place of what it had chosen then, and the recorded answer as what is expected.
 *
 * <p>Writes the scenario language as text; what it has written is read like any other file.
 */
@NullMarked
package org.wsmanspec.scenario.recorded;

import org.jspecify.annotations.NullMarked;
