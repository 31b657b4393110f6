package org.wsmanspec.report.html;

import org.wsmanspec.report.Location.Side;

/**
 * A place to be marked in a message.
 *
 * @param number number of the finding
 * @param side the message
 * @param xpath the place; empty if it is the message as a whole
 */
record Mark(int number, Side side, String xpath) {}
