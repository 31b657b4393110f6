/**
 * The run report as JUnit XML, in the shape that Surefire writes and Jenkins, GitLab and others
 * read.
 */
@NullMarked
package org.wsmanspec.report.junit;

import org.jspecify.annotations.NullMarked;
