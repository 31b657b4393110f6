/** Velocity templates for the messages of the protocols, requests and responses. */
@NullMarked
package org.wsmanspec.message.template;

import org.jspecify.annotations.NullMarked;
