package a;

import javax.annotation.PostConstruct;

class A {
}
