package io.warelog.read.store.sqlite;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.warelog.platform.sqlite.SqliteSession;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Field;
import io.warelog.read.store.Field.Kind;
import io.warelog.read.store.Page;
import io.warelog.read.store.Span;
import org.jspecify.annotations.Nullable;

/**
 * Turns a page or a count into SQL that runs over the index made for it. Two ways lead to
 * documents with certain words: from the words to their documents, which are then sorted,
 * or along the index that sorts, looking into each document's words. The first is quick
 * when a word is rare, the second when it is common, so the rarest is counted first, up
 * to a limit.
 */
final class Listing {

	/** From how many documents with a word on the way along the index is taken. */
	private static final int COMMON = 1_000;

	private final Table table;

	private final List<Condition> conditions;

	/** What fields must be equal to. */
	private final Map<String, Object> equal = new HashMap<>();

	Listing(Table table, List<Condition> conditions) {
		this.table = table;
		this.conditions = conditions;
		for (Condition condition : conditions) {
			if (condition instanceof Condition.Is is) {
				this.equal.put(is.field(), is.value());
			}
		}
	}

	/**
	 * The statement of a page. Where no index gives the order, the rows are sorted by no
	 * more than what orders them, and only those of the page are read whole.
	 */
	Sql page(SqliteSession session, Page page) throws SQLException {
		this.table.collection().comparable(page.sort());
		Condition driver = rarest(session, COMMON);
		String index = (driver == null) ? index(page.sort()) : null;
		String columns = this.table.selection(page.fetch()).columns();
		if (index != null && !areListed(page.sort())) {
			return appendOrdered(new Sql().append("SELECT ").append(columns), page, null, index);
		}
		Sql sql = new Sql().append("SELECT ").append(columns).append(" FROM (SELECT t." + Table.ROW);
		return appendRows(appendOrdered(sql, page, driver, index).append(")"));
	}

	/** Source, conditions, order and limit. */
	private Sql appendOrdered(Sql sql, Page page, @Nullable Condition driver, @Nullable String index) {
		String sort = "t." + Table.quoted(page.sort());
		if (driver != null) {
			appendDriver(sql, driver);
		}
		else {
			sql.append(" FROM ").append(this.table.name()).append(" t");
			if (index != null) {
				sql.append(" INDEXED BY ").append(index);
			}
		}
		sql.append(" WHERE true");
		appendSpan(sql, sort, page);
		for (Condition condition : this.conditions) {
			if (condition != driver && !Span.covers(condition, page)) {
				sql.append(" AND ");
				append(sql, condition);
			}
		}
		String direction = page.descending() ? " DESC" : "";
		return sql.append(" ORDER BY ")
			.append(sort)
			.append(direction)
			.append(", t.id")
			.append(direction)
			.append(" LIMIT ? OFFSET ?", (long) page.limit(), (long) page.skip());
	}

	/** The statement of a count. */
	Sql count(SqliteSession session) throws SQLException {
		List<Condition> seekable = this.conditions.stream().filter(this::isSeekable).toList();
		// to look into it first would cost as much as the count
		Condition driver = (seekable.size() == 1) ? seekable.getFirst() : rarest(session, Long.MAX_VALUE);
		List<Condition> others = this.conditions.stream()
			.filter((condition) -> condition != driver && (driver == null || !isScope(condition, driver)))
			.toList();
		if (driver != null && others.isEmpty()) {
			return appendWords(new Sql().append("SELECT count(*)"), driver);
		}
		Sql sql = new Sql().append("SELECT count(*)");
		if (driver != null) {
			appendDriver(sql, driver);
		}
		else {
			sql.append(" FROM ").append(this.table.name()).append(" t");
		}
		String and = " WHERE ";
		for (Condition condition : others) {
			append(sql.append(and), condition);
			and = " AND ";
		}
		return sql;
	}

	/** Whether a condition holds by itself for all that the driving words lead to. */
	private boolean isScope(Condition condition, Condition driver) {
		return condition instanceof Condition.Is is
				&& is.field().equals(this.table.collection().words(driver.field()).scope())
				&& is.value().equals(this.equal.get(is.field()));
	}

	/** The words condition that fewest documents meet, if they are fewer than a limit. */
	private @Nullable Condition rarest(SqliteSession session, long limit) throws SQLException {
		Condition rarest = null;
		long fewest = limit;
		for (Condition condition : this.conditions) {
			if (isSeekable(condition)) {
				long meeting = appendWords(new Sql().append("SELECT count(*) FROM (SELECT 1"), condition)
					.append(" LIMIT ?)", Math.min(fewest, COMMON))
					.number(session);
				if (meeting < fewest) {
					rarest = condition;
					fewest = meeting;
				}
			}
		}
		return rarest;
	}

	private boolean isSeekable(Condition condition) {
		return switch (condition) {
			case Condition.HasWord word -> isScoped(word);
			case Condition.HasWordStarting words -> isScoped(words);
			case Condition.Is is -> false;
			case Condition.OneOf oneOf -> false;
			case Condition.Between between -> false;
		};
	}

	private boolean isScoped(Condition words) {
		String scope = this.table.collection().words(words.field()).scope();
		return scope == null || this.equal.containsKey(scope);
	}

	/** From the words to the rows. */
	private Sql appendDriver(Sql sql, Condition driver) {
		return appendRows(appendWords(sql.append(" FROM (SELECT rowid AS " + Table.ROW), driver).append(")"));
	}

	/** From row numbers to their rows; the join keeps that order. */
	private Sql appendRows(Sql sql) {
		return sql.append(" w CROSS JOIN ")
			.append(this.table.name())
			.append(" t ON t.")
			.append(Table.ROW)
			.append(" = w.")
			.append(Table.ROW);
	}

	private Sql appendWords(Sql sql, Condition condition) {
		Field field = this.table.collection().words(condition.field());
		String index = this.table.wordTable(field);
		Object scope = (field.scope() != null) ? Objects.requireNonNull(this.equal.get(field.scope())) : null;
		String query = switch (condition) {
			case Condition.HasWordStarting words -> '"' + Table.term(scope, words.prefix()) + "\" *";
			case Condition.HasWord word -> '"' + Table.term(scope, word.word()) + '"';
			default -> throw new IllegalArgumentException(condition + " asks for no words");
		};
		return sql.append(" FROM " + index + " WHERE " + index + " MATCH ?", query);
	}

	private void appendSpan(Sql sql, String sort, Page page) {
		Span span = Span.of(page);
		Page.Place after = span.after();
		if (after != null) {
			sql.append(" AND (" + sort + ", t.id) " + (page.descending() ? "<" : ">") + " (?, ?)", after.value(),
					after.id());
		}
		if (span.to() != null) {
			sql.append(" AND " + sort + " <= ?", span.to());
		}
		if (span.from() != null) {
			sql.append(" AND " + sort + " >= ?", span.from());
		}
		else if ((after == null || page.descending()) && !areListed(page.sort())) {
			// Passes over nulls, which are less than every value
			boolean text = this.table.collection().field(page.sort()).kind() == Kind.TEXT;
			sql.append(" AND " + sort + " >= " + (text ? "''" : Long.toString(Long.MIN_VALUE)));
		}
	}

	/**
	 * Whether the values of a field are given; beside a bound SQLite might walk to them.
	 */
	private boolean areListed(String field) {
		return this.conditions.stream()
			.anyMatch((condition) -> condition instanceof Condition.OneOf oneOf && oneOf.field().equals(field));
	}

	private void append(Sql sql, Condition condition) {
		String field = "t." + Table.quoted(condition.field());
		switch (condition) {
			case Condition.Is is -> {
				this.table.collection().comparable(is.field());
				sql.append(field).append(" = ?", is.value());
			}
			case Condition.OneOf oneOf -> {
				this.table.collection().comparable(oneOf.field());
				appendOneOf(sql, field, oneOf);
			}
			case Condition.Between between -> {
				this.table.collection().comparable(between.field());
				appendBetween(sql, field, between);
			}
			case Condition.HasWordStarting words -> {
				this.table.collection().words(words.field());
				sql.append("instr(" + field + ", ?) > 0", Table.startingPattern(words.prefix()));
			}
			case Condition.HasWord word -> {
				this.table.collection().words(word.field());
				sql.append("instr(" + field + ", ?) > 0", Table.wholePattern(word.word()));
			}
		}
	}

	/** The last value again and again, so that there are few different statements. */
	private static void appendOneOf(Sql sql, String field, Condition.OneOf oneOf) {
		int places = Math.max(1, Integer.highestOneBit(2 * oneOf.values().size() - 1));
		sql.append(field).append(" IN (");
		for (int i = 0; i < places; i++) {
			sql.append((i == 0) ? "?" : ", ?", oneOf.values().get(Math.min(i, oneOf.values().size() - 1)));
		}
		sql.append(")");
	}

	private static void appendBetween(Sql sql, String field, Condition.Between between) {
		Object from = between.from();
		Object to = between.to();
		if (from != null && to != null) {
			sql.append(field).append(" BETWEEN ? AND ?", from, to);
		}
		else if (from != null) {
			sql.append(field).append(" >= ?", from);
		}
		else if (to != null) {
			sql.append(field).append(" <= ?", to);
		}
		else {
			sql.append(field).append(" IS NOT NULL");
		}
	}

	/**
	 * The declared index that sorts so after the most fields that are asked for by
	 * equality. Without statistics the planner would choose by chance between those that
	 * only narrow and those that also sort.
	 */
	private @Nullable String index(String sort) {
		String best = null;
		int length = 0;
		List<List<String>> indexes = this.table.collection().indexes();
		for (int i = 0; i < indexes.size(); i++) {
			List<String> fields = indexes.get(i);
			int sorting = Collection.sorting(fields);
			if (sorting >= length && fields.get(sorting).equals(sort)
					&& this.equal.keySet().containsAll(fields.subList(0, sorting))) {
				best = this.table.index(i);
				length = sorting + 1;
			}
		}
		return best;
	}

}
