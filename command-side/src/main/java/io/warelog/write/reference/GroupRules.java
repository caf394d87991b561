package io.warelog.write.reference;

/**
 * What holds for the groups of one kind.
 *
 * @param kind what such a group is called
 * @param property what it consists of, as the property in bodies is called
 * @param entry one of what it consists of
 */
record GroupRules(String kind, String property, String entry) {

	/** The most groups of one kind that a merchant has, retired ones included. */
	static final int MOST_GROUPS = 1000;

	/** The most taxes or options of a group. */
	static final int MOST_ENTRIES = 250;

	/** The most taxes or options of all groups of one kind of a merchant together. */
	static final int MOST_ENTRIES_OF_ALL = 5000;

	static final GroupRules TAXES = new GroupRules("tax group", "taxes", "tax");

	static final GroupRules SHIPPING = new GroupRules("shipping group", "options", "option");

}
