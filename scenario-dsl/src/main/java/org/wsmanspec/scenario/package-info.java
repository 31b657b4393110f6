/** The scenario language and what drives an endpoint through it. */
@NullMarked
package org.wsmanspec.scenario;

import org.jspecify.annotations.NullMarked;
