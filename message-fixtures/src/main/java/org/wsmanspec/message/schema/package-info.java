/** Our own XSDs and validation against them. */
@NullMarked
package org.wsmanspec.message.schema;

import org.jspecify.annotations.NullMarked;
