package p;

import org.hibernate.dialect.MySQL5Dialect;
import org.hibernate.dialect.SQLServer2008Dialect;

class Config {
    String name = "org.hibernate.dialect.MySQL5Dialect";
    Class<?> type = SQLServer2008Dialect.class;
    Object other = org.hibernate.dialect.PostgreSQL9Dialect.class.getName();

    static class Mine extends MySQL5Dialect {
    }
}
