/** What every product was after each commit: its history, and the product as it was. */
@NullMarked
package io.warelog.read.history;

import org.jspecify.annotations.NullMarked;
