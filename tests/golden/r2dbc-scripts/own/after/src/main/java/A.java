class A { ConnectionFactoryInitializer initializer; }
