package org.wsmanspec.message.capture;

import org.wsmanspec.message.Conversation;

/**
 * One recording that was read.
 *
 * @param name its file, relative to the folder that was asked for, with {@code /} between names
 * @param conversation what it holds
 */
public record Capture(String name, Conversation conversation) {}
