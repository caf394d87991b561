package io.warelog.read.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.warelog.platform.sqlite.SqliteSession;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Document;
import io.warelog.read.store.Field;
import io.warelog.read.store.Field.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A collection as tables: one with a typed column per field, and for each field of words
 * one more that lists them in order.
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

	private static final char END_OF_WORD = '\n';

	private final Collection collection;

	private final List<Field> columns;

	private final List<Field> words;

	private final String upsert;

	private final String existing;

	private final Map<List<String>, Selection> selections = new ConcurrentHashMap<>();

	Table(Collection collection) {
		this.collection = collection;
		// Large values last, so that reading the others does not run through them
		this.columns = new ArrayList<>(collection.fields());
		this.columns.sort((a, b) -> Boolean.compare(a.kind() == Kind.BYTES, b.kind() == Kind.BYTES));
		this.words = collection.fields().stream().filter((field) -> field.kind() == Kind.WORDS).toList();
		this.upsert = upsertStatement();
		this.existing = existingStatement();
	}

	/**
	 * The fields of a fetch: how they are selected, among others by one or 32 ids, and
	 * read.
	 */
	record Selection(String columns, List<Kind> kinds, String byId, String byIds) {
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

	/** The table of a words field; no collection can be called like that. */
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
					+ this.collection.indexes()
						.get(i)
						.stream()
						.map((field) -> quoted(field) + ", ")
						.collect(Collectors.joining())
					+ "id)");
		}
		for (Field field : this.words) {
			String scope = (field.scope() != null) ? "scope, " : "";
			statements.add("CREATE TABLE " + wordTable(field) + " (" + scope + "word TEXT NOT NULL, " + ROW
					+ " INTEGER NOT NULL, PRIMARY KEY (" + scope + "word, " + ROW + ")) WITHOUT ROWID");
		}
		return statements;
	}

	private static String type(Kind kind) {
		return switch (kind) {
			case TEXT, WORDS -> "TEXT";
			case LONG -> "INTEGER";
			case BYTES -> "BLOB";
		};
	}

	private String upsertStatement() {
		StringBuilder names = new StringBuilder();
		StringBuilder places = new StringBuilder();
		StringBuilder updates = new StringBuilder();
		for (Field field : this.columns) {
			String name = quoted(field.name());
			names.append(", ").append(name);
			places.append(", ?");
			updates.append(", ").append(name).append(" = excluded.").append(name);
		}
		return "INSERT INTO " + name() + " (id, version" + names + ") VALUES (?, ?" + places
				+ ") ON CONFLICT (id) DO UPDATE SET version = excluded.version" + updates
				+ " WHERE excluded.version > version";
	}

	private String existingStatement() {
		return "SELECT " + ROW + ", version"
				+ this.words.stream()
					.map((field) -> ", " + quoted(field.name())
							+ ((field.scope() != null) ? ", " + quoted(field.scope()) : ", NULL"))
					.collect(Collectors.joining())
				+ " FROM " + name() + " WHERE id = ?";
	}

	/** Writes a document and its words, unless the table has it as new. */
	void upsert(SqliteSession session, String id, long version, Map<String, ?> values) throws SQLException {
		@Nullable Object[] row = row(id, version, values);
		if (this.words.isEmpty()) {
			session.update(this.upsert, row);
			return;
		}
		List<Set<Word>> before = new ArrayList<>();
		if (!readWords(session, id, version, before)) {
			return;
		}
		long number = session.number(this.upsert + " RETURNING " + ROW, row);
		for (int i = 0; i < this.words.size(); i++) {
			Field field = this.words.get(i);
			Object scope = (field.scope() != null) ? values.get(field.scope()) : null;
			replaceWords(session, field, number, before.isEmpty() ? Set.of() : before.get(i),
					words(field, scope, encode(field, values.get(field.name()))));
		}
	}

	private @Nullable Object[] row(String id, long version, Map<String, ?> values) {
		for (String name : values.keySet()) {
			this.collection.field(name);
		}
		@Nullable Object[] row = new @Nullable Object[2 + this.columns.size()];
		row[0] = id;
		row[1] = version;
		for (int i = 0; i < this.columns.size(); i++) {
			row[2 + i] = encode(this.columns.get(i), values.get(this.columns.get(i).name()));
		}
		return row;
	}

	/** Reads the words that a document had, and says whether it is to be written. */
	private boolean readWords(SqliteSession session, String id, long version, List<Set<Word>> before)
			throws SQLException {
		try (ResultSet rows = session.bind(this.existing, id).executeQuery()) {
			if (!rows.next()) {
				return true;
			}
			for (int i = 0; i < this.words.size(); i++) {
				before.add(words(this.words.get(i), rows.getObject(4 + 2 * i), rows.getString(3 + 2 * i)));
			}
			return rows.getLong(2) < version;
		}
	}

	private void replaceWords(SqliteSession session, Field field, long row, Set<Word> before, Set<Word> after)
			throws SQLException {
		boolean scoped = field.scope() != null;
		for (Word word : before) {
			if (!after.contains(word)) {
				String delete = "DELETE FROM " + wordTable(field) + " WHERE word = ? AND " + ROW + " = ?";
				if (scoped) {
					session.update(delete + " AND scope = ?", word.word(), row, word.scope());
				}
				else {
					session.update(delete, word.word(), row);
				}
			}
		}
		for (Word word : after) {
			if (!before.contains(word)) {
				String insert = "INSERT INTO " + wordTable(field);
				if (scoped) {
					session.update(insert + " (scope, word, " + ROW + ") VALUES (?, ?, ?)", word.scope(), word.word(),
							row);
				}
				else {
					session.update(insert + " (word, " + ROW + ") VALUES (?, ?)", word.word(), row);
				}
			}
		}
	}

	/** A word and the scope in which it is found; the scope is a number or a text. */
	private record Word(@Nullable Object scope, String word) {
	}

	/** The words to be listed; none when the scope is null, which no search asks for. */
	private static Set<Word> words(Field field, @Nullable Object scope, @Nullable Object encoded) {
		if (encoded == null || (field.scope() != null && scope == null)) {
			return Set.of();
		}
		Object comparable = (scope instanceof Integer number) ? Long.valueOf(number) : scope;
		Set<Word> words = new HashSet<>();
		for (String word : decode((String) encoded)) {
			words.add(new Word(comparable, word));
		}
		return words;
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
					select + "IN (?" + ", ?".repeat(IDS - 1) + ")");
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
