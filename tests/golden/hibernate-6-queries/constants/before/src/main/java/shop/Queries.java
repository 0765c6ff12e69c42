package shop;

class Queries {
    static final String DISABLE = """
        UPDATE
          Token
        SET
          available = false
        WHERE
          user_id = ?1 AND available = true
      """;
    static final String NATIVE = "select user_id from token where user_id = ?1";
}
