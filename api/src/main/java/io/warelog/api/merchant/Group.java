package io.warelog.api.merchant;

import java.util.List;

/**
 * Taxes or ways of shipping that products are given together.
 *
 * @param name 1 to 255 characters
 * @param entries what it consists of, in order
 * @param retired whether no further product may be assigned it
 * @param <T> taxes or shipping options
 */
public record Group<T extends Numbered>(String name, List<T> entries, boolean retired) {

	public Group {
		entries = List.copyOf(entries);
	}

}
