import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.connection.init.ConnectionFactoryInitializer;

class A {
    ConnectionFactoryInitializer initializer;
    R2dbcTransactionManager transactions;
}
