package shop;

import dev.miku.r2dbc.mysql.MySqlConnectionConfiguration;
import dev.miku.r2dbc.mysql.MySqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;

class Database {

    ConnectionFactory connections() {
        return MySqlConnectionFactory.from(MySqlConnectionConfiguration.builder().host("localhost").user("a").build());
    }
}
