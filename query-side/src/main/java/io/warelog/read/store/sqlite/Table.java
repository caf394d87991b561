package io.warelog.read.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.warelog.platform.sqlite.SqliteSession;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Document;
import io.warelog.read.store.Field;
import io.warelog.read.store.Field.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A collection as tables: one with a typed column per field, and for each field of words
 * a full-text index beside it.
 * <p>
 * The main table has a number of its own per row and a unique index over the ids. Tables
 * without row numbers, ordered by id, make one document a little quicker to find, but
 * pages slower, and far slower once a row exceeds about a kilobyte.
 */
final class Table {

	/** The row's number, which no field can be called. */
	static final String ROW = "\"_row\"";

	/** Ids asked for by one statement. */
	static final int IDS = 32;

	/** Ids asked for by the other, for which the most would be too much. */
	static final int FEW_IDS = 4;

	private static final int DROPPED_AT_ONCE = 500;

	private static final String LAST_ROW = "SELECT last_insert_rowid()";

	private static final char END_OF_WORD = '\n';

	private static final char FIRST_BEHIND_ASCII = 0x80;

	/**
	 * The private characters that stand for those of ASCII that are no part of a term.
	 */
	private static final char STAND_INS = 0xE000;

	private static final char END_OF_SCOPE = STAND_INS + FIRST_BEHIND_ASCII;

	private final Collection collection;

	private final List<Field> columns;

	private final List<Field> words;

	private final String insert;

	private final String update;

	private final String existing;

	private final Map<List<String>, Selection> selections = new ConcurrentHashMap<>();

	Table(Collection collection) {
		this.collection = collection;
		// Large values last, so that reading the others does not run through them
		this.columns = new ArrayList<>(collection.fields());
		this.columns.sort((a, b) -> Boolean.compare(a.kind() == Kind.BYTES, b.kind() == Kind.BYTES));
		this.words = collection.fields().stream().filter((field) -> field.kind() == Kind.WORDS).toList();
		this.insert = insertStatement();
		this.update = updateStatement();
		this.existing = existingStatement();
	}

	/**
	 * The fields of a fetch: how they are selected, among others by one id, a few or
	 * many, and read.
	 */
	record Selection(String columns, List<Kind> kinds, String byId, String byIds, String byFewIds) {
	}

	Collection collection() {
		return this.collection;
	}

	String name() {
		return quoted(this.collection.name());
	}

	static String quoted(String name) {
		return '"' + name + '"';
	}

	/**
	 * The full-text index of a words field; no collection can be called like that. It
	 * takes in all words of a batch with a few writes, where a table of words would be
	 * written in as many places as there are words.
	 */
	String wordTable(Field field) {
		return quoted(this.collection.name() + "__" + field.name());
	}

	/** The index declared at a place of the list. */
	String index(int place) {
		return quoted(this.collection.name() + "__" + place);
	}

	List<String> create() {
		List<String> statements = new ArrayList<>();
		statements.add("CREATE TABLE " + name() + " (" + ROW
				+ " INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL"
				+ this.columns.stream()
					.map((field) -> ", " + quoted(field.name()) + " " + type(field.kind()))
					.collect(Collectors.joining())
				+ ")");
		for (int i = 0; i < this.collection.indexes().size(); i++) {
			statements.add("CREATE INDEX " + index(i) + " ON " + name() + " ("
					+ Collection.keys(this.collection.indexes().get(i))
						.stream()
						.map(Table::quoted)
						.collect(Collectors.joining(", "))
					+ ")");
		}
		for (Field field : this.words) {
			statements.add("CREATE VIRTUAL TABLE " + wordTable(field) + " USING fts5(words, content = '', "
					+ "contentless_delete = 1, detail = none, tokenize = 'ascii')");
		}
		return statements;
	}

	List<String> dropIndexes() {
		List<String> statements = new ArrayList<>();
		for (int i = 0; i < this.collection.indexes().size(); i++) {
			statements.add("DROP INDEX IF EXISTS " + index(i));
		}
		this.words.forEach((field) -> statements.add("DROP TABLE IF EXISTS " + wordTable(field)));
		return statements;
	}

	/** A transaction with these takes a few milliseconds. */
	String deleteSome() {
		return "DELETE FROM " + name() + " WHERE " + ROW + " IN (SELECT " + ROW + " FROM " + name() + " LIMIT "
				+ DROPPED_AT_ONCE + ")";
	}

	private static String type(Kind kind) {
		return switch (kind) {
			case TEXT, WORDS -> "TEXT";
			case LONG -> "INTEGER";
			case BYTES -> "BLOB";
		};
	}

	private String insertStatement() {
		StringBuilder names = new StringBuilder();
		StringBuilder places = new StringBuilder();
		for (Field field : this.columns) {
			names.append(", ").append(quoted(field.name()));
			places.append(", ?");
		}
		return "INSERT INTO " + name() + " (id, version" + names + ") VALUES (?, ?" + places + ")";
	}

	private String updateStatement() {
		StringBuilder updates = new StringBuilder();
		for (Field field : this.columns) {
			updates.append(", ").append(quoted(field.name())).append(" = ?");
		}
		return "UPDATE " + name() + " SET version = ?" + updates + " WHERE " + ROW + " = ?";
	}

	private String existingStatement() {
		return "SELECT " + ROW + ", version"
				+ this.words.stream()
					.map((field) -> ", " + quoted(field.name())
							+ ((field.scope() != null) ? ", " + quoted(field.scope()) : ", NULL"))
					.collect(Collectors.joining())
				+ " FROM " + name() + " WHERE id = ?";
	}

	/**
	 * Writes a document and its words, unless the table has it as new, or newer where it
	 * is written over the same version. To look first and then insert or update costs
	 * SQLite less than an upsert, for which it keeps the former content of every page it
	 * touches.
	 */
	void upsert(SqliteSession session, Upsert upsert, boolean over) throws SQLException {
		String id = upsert.id();
		long version = upsert.version();
		Map<String, ?> values = upsert.values();
		Existing existing = existing(session, id);
		@Nullable Object[] columns = columns(values);
		long row;
		if (existing == null) {
			session.update(this.insert, parameters(List.of(id, version), columns, List.of()));
			row = session.number(LAST_ROW);
		}
		else if (existing.version() < version || (over && existing.version() == version)) {
			row = existing.row();
			session.update(this.update, parameters(List.of(version), columns, List.of(row)));
		}
		else {
			return;
		}
		for (int i = 0; i < this.words.size(); i++) {
			Field field = this.words.get(i);
			Object scope = (field.scope() != null) ? values.get(field.scope()) : null;
			String terms = terms(field, scope, encode(field, values.get(field.name())));
			if (!terms.equals((existing != null) ? existing.terms().get(i) : "")) {
				session.update("INSERT OR REPLACE INTO " + wordTable(field) + " (rowid, words) VALUES (?, ?)", row,
						terms);
			}
		}
	}

	private @Nullable Object[] columns(Map<String, ?> values) {
		for (String name : values.keySet()) {
			this.collection.field(name);
		}
		return this.columns.stream().map((field) -> encode(field, values.get(field.name()))).toArray();
	}

	private static @Nullable Object[] parameters(List<?> before, @Nullable Object[] columns, List<?> after) {
		return Stream.of(before.stream(), Arrays.stream(columns), after.stream()).flatMap((part) -> part).toArray();
	}

	/** What the table has of a document. */
	private record Existing(long row, long version, List<String> terms) {
	}

	private @Nullable Existing existing(SqliteSession session, String id) throws SQLException {
		try (ResultSet rows = session.bind(this.existing, id).executeQuery()) {
			if (!rows.next()) {
				return null;
			}
			List<String> terms = new ArrayList<>();
			for (int i = 0; i < this.words.size(); i++) {
				terms.add(terms(this.words.get(i), rows.getObject(4 + 2 * i), rows.getString(3 + 2 * i)));
			}
			return new Existing(rows.getLong(1), rows.getLong(2), terms);
		}
	}

	/** What is indexed; nothing when the scope is null, which no search asks for. */
	private static String terms(Field field, @Nullable Object scope, @Nullable Object encoded) {
		if (encoded == null || (field.scope() != null && scope == null)) {
			return "";
		}
		return decode((String) encoded).stream().map((word) -> term(scope, word)).collect(Collectors.joining(" "));
	}

	/**
	 * A word as the full-text index knows it: behind its scope, and without any character
	 * that the index would split at, fold or read as a part of its query language. The
	 * beginning of a word is the beginning of its term.
	 */
	static String term(@Nullable Object scope, String word) {
		StringBuilder term = new StringBuilder();
		if (scope != null) {
			appendPlain(term, scope.toString());
			term.append(END_OF_SCOPE);
		}
		appendPlain(term, word);
		return term.toString();
	}

	private static void appendPlain(StringBuilder term, String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= FIRST_BEHIND_ASCII;
			term.append(plain ? c : (char) (STAND_INS + c));
		}
	}

	private static @Nullable Object encode(Field field, @Nullable Object value) {
		if (value == null) {
			return null;
		}
		return switch (field.kind()) {
			case TEXT -> (String) value;
			case LONG -> (Long) value;
			case BYTES -> (byte[]) value;
			case WORDS -> encode((List<?>) value);
		};
	}

	/** Each word between line feeds, so that a prefix can be looked for in the text. */
	private static String encode(List<?> words) {
		StringBuilder text = new StringBuilder().append(END_OF_WORD);
		for (Object word : words) {
			text.append((String) Objects.requireNonNull(word)).append(END_OF_WORD);
		}
		if (text.chars().filter((c) -> c == END_OF_WORD).count() != words.size() + 1) {
			throw new IllegalArgumentException("a word with a line feed");
		}
		return text.toString();
	}

	private static List<String> decode(String text) {
		List<String> words = new ArrayList<>();
		int start = 1;
		while (start < text.length()) {
			int end = text.indexOf(END_OF_WORD, start);
			words.add(text.substring(start, end));
			start = end + 1;
		}
		return List.copyOf(words);
	}

	/** What is looked for in the stored words to find one that begins so. */
	static String startingPattern(String prefix) {
		return END_OF_WORD + prefix;
	}

	/** What is looked for in the stored words to find one. */
	static String wholePattern(String word) {
		return END_OF_WORD + word + END_OF_WORD;
	}

	/** The columns of id, version and some fields. */
	Selection selection(List<String> fetch) {
		Selection selection = this.selections.get(fetch);
		if (selection == null) {
			String columns = "t.id, t.version"
					+ fetch.stream().map((field) -> ", t." + quoted(field)).collect(Collectors.joining());
			String select = "SELECT " + columns + " FROM " + name() + " t WHERE t.id ";
			selection = new Selection(columns,
					fetch.stream().map((field) -> this.collection.field(field).kind()).toList(), select + "= ?",
					select + "IN (?" + ", ?".repeat(IDS - 1) + ")", select + "IN (?" + ", ?".repeat(FEW_IDS - 1) + ")");
			this.selections.put(List.copyOf(fetch), selection);
		}
		return selection;
	}

	/** Reads a row of a selection. */
	static Document document(ResultSet rows, Selection selection) throws SQLException {
		List<Kind> kinds = selection.kinds();
		@Nullable Object[] values = new @Nullable Object[kinds.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value(rows, 3 + i, kinds.get(i));
		}
		List<@Nullable Object> list = Arrays.asList(values);
		return new Document(rows.getString(1), rows.getLong(2), list);
	}

	private static @Nullable Object value(ResultSet rows, int column, Kind kind) throws SQLException {
		return switch (kind) {
			case TEXT -> rows.getString(column);
			case LONG -> {
				long number = rows.getLong(column);
				yield (number == 0 && rows.wasNull()) ? null : (Object) number;
			}
			case BYTES -> rows.getBytes(column);
			case WORDS -> {
				String words = rows.getString(column);
				yield (words == null) ? null : decode(words);
			}
		};
	}

}
