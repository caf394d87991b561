package io.warelog.read.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A kind of document that a read model keeps: one row per id.
 *
 * @param name in snake case, unique in the store
 * @param revision raised whenever the fields or what is written into them changes; a
 * store that holds another revision is emptied and rebuilt from the events
 * @param fields what a document holds besides its id and version
 * @param indexes the ways in which documents are listed, each a sequence of field names:
 * those asked for by equality first, then the one that sorts; the id follows as the
 * tie-break. Where {@value #ID} is named itself, the fields behind it are only carried
 * along, so that they can be read from the index
 */
public record Collection(String name, int revision, List<Field> fields, List<List<String>> indexes) {

	/** What stands for the document's id in an index. */
	public static final String ID = "id";

	public Collection {
		Field.requireSnakeCase(name);
		fields = List.copyOf(fields);
		indexes = indexes.stream().map(List::copyOf).toList();
		Set<String> names = new HashSet<>();
		for (Field field : fields) {
			if (!names.add(field.name())) {
				throw new IllegalArgumentException(name + " has two fields " + field.name());
			}
		}
		for (Field field : fields) {
			if (field.scope() != null) {
				comparable(name, field.scope(), fields);
			}
		}
		Set<List<String>> declared = new HashSet<>();
		for (List<String> index : indexes) {
			if (sorting(index) < 0) {
				throw new IllegalArgumentException(name + " has an index that sorts by nothing");
			}
			// MongoDB would refuse to make it
			if (!declared.add(keys(index))) {
				throw new IllegalArgumentException(name + " has the index " + index + " twice");
			}
			for (String field : index) {
				if (!field.equals(ID)) {
					comparable(name, field, fields);
				}
			}
		}
	}

	/**
	 * What an index consists of.
	 * @param index one of the declared ones
	 * @return its fields with {@value #ID} among them
	 */
	public static List<String> keys(List<String> index) {
		if (index.contains(ID)) {
			return index;
		}
		List<String> keys = new ArrayList<>(index);
		keys.add(ID);
		return keys;
	}

	/**
	 * Which field of an index sorts; those before it are asked for by equality.
	 * @param index one of the declared ones
	 * @return its place
	 */
	public static int sorting(List<String> index) {
		int id = index.indexOf(ID);
		return ((id >= 0) ? id : index.size()) - 1;
	}

	/**
	 * Returns a field of this collection.
	 * @param name its name
	 * @return the field
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public Field field(String name) {
		return find(this.name, name, this.fields);
	}

	/**
	 * Returns a field that can be compared and sorted by.
	 * @param name its name
	 * @return the field
	 * @throws IllegalArgumentException if there is none of that name or it is neither a
	 * text nor a number
	 */
	public Field comparable(String name) {
		return comparable(this.name, name, this.fields);
	}

	/**
	 * Returns a field in whose words can be searched.
	 * @param name its name
	 * @return the field
	 * @throws IllegalArgumentException if there is none of that name or it holds no words
	 */
	public Field words(String name) {
		Field field = field(name);
		if (field.kind() != Field.Kind.WORDS) {
			throw new IllegalArgumentException(this.name + "." + name + " is no words field");
		}
		return field;
	}

	private static Field comparable(String collection, String name, List<Field> fields) {
		Field field = find(collection, name, fields);
		if (field.kind() != Field.Kind.TEXT && field.kind() != Field.Kind.LONG) {
			throw new IllegalArgumentException(collection + "." + name + " is no text or number field");
		}
		return field;
	}

	private static Field find(String collection, String name, List<Field> fields) {
		for (Field field : fields) {
			if (field.name().equals(name)) {
				return field;
			}
		}
		throw new IllegalArgumentException(collection + " has no field " + name);
	}

}
