package p;

import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.SQLServerDialect;

class Config {
    String name = "org.hibernate.dialect.MySQLDialect";
    Class<?> type = SQLServerDialect.class;
    Object other = org.hibernate.dialect.PostgreSQLDialect.class.getName();

    static class Mine extends MySQLDialect {
    }
}
