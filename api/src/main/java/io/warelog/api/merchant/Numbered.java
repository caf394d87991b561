package io.warelog.api.merchant;

/** Something that a merchant knows by a number. */
public interface Numbered {

	/**
	 * Its number, counted per merchant and kind from 1 and never used again.
	 * @return the number
	 */
	int number();

}
