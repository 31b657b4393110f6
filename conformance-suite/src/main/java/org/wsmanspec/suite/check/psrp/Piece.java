package org.wsmanspec.suite.check.psrp;

import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.suite.check.Place;

/**
 * A fragment and where it stands.
 *
 * @param fragment the fragment
 * @param place the element that carries it
 * @param byClient who sent it
 */
public record Piece(Fragment fragment, Place place, boolean byClient) {}
