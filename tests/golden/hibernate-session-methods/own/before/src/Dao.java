package shop;

import org.springframework.data.jpa.repository.Query;

class Dao {
    private Helper helper;

    Object rows() {
        return helper.createSQLQuery("select 1");
    }

    void statement(java.sql.PreparedStatement query) throws Exception {
        query.setString(1, "a");
    }
}
