"""What the agent believes: python3 -m unittest, in this folder."""

import random
import unittest

from agent import Market, Session, agent_pb2, rise


def walk(seed, count):
    draw = random.Random(seed)
    price = 1000.0
    for step in range(count):
        price *= 1 + draw.gauss(0, 1e-4)
        yield 10 * step, price


class MarketTest(unittest.TestCase):

    def test_the_past_does_not_depend_on_what_follows(self):
        prices = list(walk(1, 400))
        whole, cut = Market(), Market()
        first = [whole.observe(*price) for price in prices][:200]
        self.assertEqual(first, [cut.observe(*price) for price in prices[:200]])

    def test_it_is_silent_until_it_is_warm(self):
        market = Market()
        readings = [market.observe(*price) for price in walk(2, 200)]
        self.assertEqual([None] * 60, readings[:60])
        self.assertNotIn(None, readings[60:])

    def test_a_price_above_its_average_is_expected_to_fall_and_never_surely(self):
        self.assertLess(rise(1), 0.5)
        self.assertGreater(rise(-1), 0.5)
        self.assertEqual(0.5, rise(0))
        self.assertGreater(rise(1e9), 0.47)


class SessionTest(unittest.TestCase):

    def test_every_observation_gets_one_reply_about_itself(self):
        session = Session()
        opening = agent_pb2.ConverseRequest()
        opening.open.listings.add().instrument.symbol = "BTCUSDT"
        self.assertIsNone(session.hear(opening))
        for number, (seconds, price) in enumerate(walk(3, 100)):
            request = agent_pb2.ConverseRequest()
            frame = request.observation.frame
            frame.symbol, frame.number, frame.book_valid = "BTCUSDT", number, True
            frame.end.seconds = seconds
            frame.bids.add().price_e8 = round(price * 1e8) - 1_000_000
            frame.asks.add().price_e8 = round(price * 1e8) + 1_000_000
            reply = session.hear(request)
            said = getattr(reply, reply.WhichOneof("message"))
            self.assertEqual((number, "BTCUSDT"), (said.frame, said.symbol))
        self.assertEqual("signal", reply.WhichOneof("message"))
        self.assertGreaterEqual(reply.signal.confidence_ppm, 500_000)
        self.assertGreater(reply.signal.risk_e8, 0)
        self.assertEqual(180, reply.signal.expiry.seconds - reply.signal.event_time.seconds)


if __name__ == "__main__":
    unittest.main()
