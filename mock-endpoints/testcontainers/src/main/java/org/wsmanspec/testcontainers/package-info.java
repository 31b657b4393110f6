/**
 * The reference endpoint in a container, for tests of clients that are not written in Java or that
 * are to be kept apart from it. Knows the image by its command line only.
 */
@NullMarked
package org.wsmanspec.testcontainers;

import org.jspecify.annotations.NullMarked;
