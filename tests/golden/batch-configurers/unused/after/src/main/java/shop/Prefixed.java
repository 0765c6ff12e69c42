package shop;

import javax.sql.DataSource;

//@Configuration
public class Prefixed {
    private final DataSource dataSource;

    protected Prefixed(DataSource dataSource) {
        this.dataSource = dataSource;
    }
}
