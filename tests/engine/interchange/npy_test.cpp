// NumPy's files: every type of number and order of bytes is read, and no file can do harm.
#include "engine/interchange/npy.h"

#include <QTest>
#include <cmath>
#include <cstring>

namespace engine_interchange_npy_test {

using namespace nabla;

namespace {

constexpr std::size_t most = 1000;

std::string with_header(const std::string& header, const std::string& data, char version = 1) {
  std::string bytes = "\x93NUMPY";
  bytes += version;
  bytes += '\0';
  const int width = version == 1 ? 2 : 4;
  for (int i = 0; i < width; ++i) bytes += static_cast<char>(header.size() >> (8 * i) & 0xff);
  return bytes + header + data;
}

std::string file(const std::string& type, const std::string& shape, const std::string& data,
                 bool fortran = false) {
  return with_header("{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") +
                         ", 'shape': " + shape + ", }          \n",
                     data);
}

template <class T>
std::string raw(std::initializer_list<T> numbers, bool big_endian = false) {
  std::string bytes;
  for (const T number : numbers) {
    char of_one[sizeof(T)];
    std::memcpy(of_one, &number, sizeof(T));
    std::string part(of_one, sizeof(T));
    if (big_endian) std::reverse(part.begin(), part.end());
    bytes += part;
  }
  return bytes;
}

Tensor loaded(const std::string& bytes) { return read_npy(bytes, most).value(); }

QString refusal(const std::string& bytes) {
  const auto read = read_npy(bytes, most);
  return read ? QString() : QString::fromStdString(read.error().what.str());
}

}  // namespace

class NpyTest : public QObject {
  Q_OBJECT

 private slots:
  void shapes_are_those_that_were_saved() {
    const std::string six = raw<double>({1, 2, 3, 4, 5, 6});
    QCOMPARE(loaded(file("<f8", "(2, 3)", six)), Tensor(Shape{2, 3}, {1, 2, 3, 4, 5, 6}));
    QCOMPARE(loaded(file("<f8", "(6,)", six)), Tensor::vector({1, 2, 3, 4, 5, 6}));
    QCOMPARE(loaded(file("<f8", "()", six)), Tensor(1.0));
    QCOMPARE(loaded(file("<f8", "(0, 3)", "")).shape(), (Shape{0, 3}));
  }

  void fortran_order_is_put_right() {
    const std::string six = raw<double>({1, 4, 2, 5, 3, 6});
    QCOMPARE(loaded(file("<f8", "(2, 3)", six, true)), Tensor(Shape{2, 3}, {1, 2, 3, 4, 5, 6}));
    const std::string eight = raw<double>({0, 1, 2, 3, 4, 5, 6, 7});
    QCOMPARE(loaded(file("<f8", "(2, 2, 2)", eight, true)),
             Tensor(Shape{2, 2, 2}, {0, 4, 2, 6, 1, 5, 3, 7}));
  }

  void every_kind_of_number_is_read() {
    QCOMPARE(loaded(file("<f4", "(2,)", raw<float>({0.5F, -2}))), Tensor::vector({0.5, -2}));
    QCOMPARE(loaded(file("<i8", "(2,)", raw<std::int64_t>({-7, 1LL << 40}))),
             Tensor::vector({-7, std::exp2(40)}));
    QCOMPARE(loaded(file("<i4", "(2,)", raw<std::int32_t>({-7, 8}))), Tensor::vector({-7, 8}));
    QCOMPARE(loaded(file("<i2", "(2,)", raw<std::int16_t>({-7, 8}))), Tensor::vector({-7, 8}));
    QCOMPARE(loaded(file("|i1", "(2,)", raw<std::int8_t>({-7, 8}))), Tensor::vector({-7, 8}));
    QCOMPARE(loaded(file("|u1", "(2,)", raw<std::uint8_t>({200, 8}))), Tensor::vector({200, 8}));
    QCOMPARE(loaded(file("<u2", "(1,)", raw<std::uint16_t>({65535}))), Tensor::vector({65535}));
    QCOMPARE(loaded(file("<u4", "(1,)", raw<std::uint32_t>({1U << 31U}))),
             Tensor::vector({std::exp2(31)}));
    QCOMPARE(loaded(file("<u8", "(1,)", raw<std::uint64_t>({1ULL << 63U}))),
             Tensor::vector({std::exp2(63)}));
    QCOMPARE(loaded(file("|b1", "(3,)", std::string("\1\0\2", 3))), Tensor::vector({1, 0, 1}));
    // binary16: 1, -2, the smallest subnormal, infinity
    QCOMPARE(loaded(file("<f2", "(4,)", raw<std::uint16_t>({0x3c00, 0xc000, 0x0001, 0x7c00}))),
             Tensor::vector({1, -2, std::exp2(-24), HUGE_VAL}));
  }

  void big_endian_is_turned_around() {
    QCOMPARE(loaded(file(">f8", "(2,)", raw<double>({1.5, -3}, true))), Tensor::vector({1.5, -3}));
    QCOMPARE(loaded(file(">i4", "(2,)", raw<std::int32_t>({1, -3}, true))),
             Tensor::vector({1, -3}));
  }

  void later_versions_have_longer_headers() {
    const std::string header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)}";
    for (const char version : {'\2', '\3'}) {
      QCOMPARE(loaded(with_header(header, raw<double>({4}), version)), Tensor::vector({4}));
    }
    QVERIFY(!refusal(with_header(header, raw<double>({4}), 4)).isEmpty());
  }

  void what_is_cut_off_is_refused_anywhere() {
    const std::string whole = file("<f8", "(2, 3)", raw<double>({1, 2, 3, 4, 5, 6}));
    for (std::size_t n = 0; n < whole.size(); ++n) {
      QVERIFY2(!refusal(whole.substr(0, n)).isEmpty(), std::to_string(n).c_str());
    }
    QVERIFY(refusal(whole).isEmpty());
  }

  void shapes_too_large_are_refused_before_room_is_made() {
    for (const char* shape :
         {"(1001,)", "(100000000000, 100000000000)", "(9223372036854775807,)",
          "(4611686018427387904, 4)", "(0, 9223372036854775807)", "(99999999999999999999,)"}) {
      QVERIFY2(!refusal(file("<f8", shape, raw<double>({1}))).isEmpty(), shape);
    }
    QVERIFY(refusal(file("<f8", "(1001,)", "")).contains("too much data"));
    std::string many = "(";
    for (int i = 0; i < 40; ++i) many += "1, ";
    QVERIFY(!refusal(file("<f8", many + ")", raw<double>({1}))).isEmpty());
  }

  void objects_and_text_are_refused() {
    QVERIFY(refusal(file("|O", "(1,)", "cos\nsystem\n")).contains("Python objects"));
    for (const char* type : {"<U4", "|S3", "<c16", "|V8", "<M8[ns]", "f8", "<f16", "<f", ""}) {
      QVERIFY2(!refusal(file(type, "(1,)", std::string(64, '\0'))).isEmpty(), type);
    }
    QVERIFY(!refusal(with_header("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,)}",
                                 raw<double>({1})))
                 .isEmpty());
  }

  void damaged_headers_are_refused() {
    for (const char* header :
         {"", "{", "}", "{}", "{'descr': '<f8'}", "{'shape': (1,), 'shape': (1,), 'shape': (1,)",
          "{'descr': '<f8', 'fortran_order': Maybe, 'shape': (1,)}",
          "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
          "{'descr': '<f8', 'fortran_order': False, 'shape': (1 2)}",
          "{'descr': '<f8', 'fortran_order': False, 'shape': (1", "{'descr': '<f8",
          "__import__('os')"}) {
      QVERIFY2(!refusal(with_header(header, raw<double>({1}))).isEmpty(), header);
    }
    QVERIFY(!refusal("not an array at all").isEmpty());
    QVERIFY(!refusal("").isEmpty());
  }
};

QTEST_APPLESS_MAIN(NpyTest)

}  // namespace engine_interchange_npy_test

#include "engine_interchange_npy_test.moc"
