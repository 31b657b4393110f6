/**
 * Deliberately faulty variants of the reference endpoint, each of which breaks one requirement.
 *
 * <p>Declared as data wherever a rule on messages can say it: which message, and how it is bent.
 * They prove that the suite finds what it claims to find, and give authors of clients a peer that
 * has the bug they met in the field.
 */
@NullMarked
package org.wsmanspec.mock.personality;

import org.jspecify.annotations.NullMarked;
