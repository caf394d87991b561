package io.warelog.read.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.warelog.platform.sqlite.SqliteSession;

/** The text of a statement under construction, and what is bound to its parameters. */
final class Sql {

	private final StringBuilder text = new StringBuilder(400);

	private final List<Object> parameters = new ArrayList<>();

	Sql append(String part, Object... bound) {
		this.text.append(part);
		for (Object value : bound) {
			this.parameters.add(value);
		}
		return this;
	}

	/** Prepares the statement with its parameters bound. */
	PreparedStatement bind(SqliteSession session) throws SQLException {
		return session.bind(text(), this.parameters.toArray());
	}

	/** Asks for the one number that the statement selects. */
	long number(SqliteSession session) throws SQLException {
		return session.number(text(), this.parameters.toArray());
	}

	String text() {
		return this.text.toString();
	}

	List<Object> parameters() {
		return this.parameters;
	}

}
