/**
 * The command line: options in, exit code out. Nothing here decides a verdict.
 *
 * <p>The only package that prints.
 */
@NullMarked
package org.wsmanspec.suite.cli;

import org.jspecify.annotations.NullMarked;
