import org.springframework.data.r2dbc.connectionfactory.R2dbcTransactionManager;
import org.springframework.data.r2dbc.connectionfactory.init.ConnectionFactoryInitializer;

class A {
    ConnectionFactoryInitializer initializer;
    R2dbcTransactionManager transactions;
}
