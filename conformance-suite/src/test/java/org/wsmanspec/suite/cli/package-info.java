/** Tests of the command line as a whole: endpoints, files and arguments that mean no good. */
@NullMarked
package org.wsmanspec.suite.cli;

import org.jspecify.annotations.NullMarked;
