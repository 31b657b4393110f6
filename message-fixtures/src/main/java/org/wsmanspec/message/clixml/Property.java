package org.wsmanspec.message.clixml;

/**
 * A property of an object.
 *
 * @param name its name, escapes undone; case matters
 * @param value any value
 */
public record Property(String name, ClixmlValue value) implements PropertyBag.Member {}
