/**
 * The door to an endpoint: sends a message and keeps every byte sent and received, the times, and
 * the number of the connection.
 *
 * <p>Well-formed HTTP goes through Apache HttpClient, which knows connection reuse and
 * authentication; what no HTTP library would send goes through a plain socket. Trouble on the
 * network is part of the {@link org.wsmanspec.message.Exchange}, never an exception.
 */
@NullMarked
package org.wsmanspec.scenario.transport;

import org.jspecify.annotations.NullMarked;
