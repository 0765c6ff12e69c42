package a;

import a.build.Factory;

class Apples {

    @Factory
    Apple green() {
        return new Apple(3);
    }
}
