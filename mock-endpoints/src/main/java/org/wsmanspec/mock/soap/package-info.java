/**
 * SOAP 1.2 as the endpoint speaks it: reading a request envelope by the letter, building replies
 * and faults, and writing them as characters.
 */
@NullMarked
package org.wsmanspec.mock.soap;

import org.jspecify.annotations.NullMarked;
