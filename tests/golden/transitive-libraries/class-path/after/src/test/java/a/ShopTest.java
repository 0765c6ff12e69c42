package a;

import org.example.fake.Fakes;

class ShopTest {
    Fakes fakes;
}
