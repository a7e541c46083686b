import { decode, ExtensionCodec, encode } from '@msgpack/msgpack';
import { UNKNOWN, type Value, type Values } from '../schema/values.ts';

const UNKNOWN_TYPE = 0;
const REFINED_UNKNOWN_TYPE = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: UNKNOWN_TYPE,
  encode: (value: unknown) => (value === UNKNOWN ? new Uint8Array([0]) : null),
  decode: () => UNKNOWN,
});
extensionCodec.register({ type: REFINED_UNKNOWN_TYPE, encode: () => null, decode: () => UNKNOWN });

/** How Terraform ships a value: MessagePack bytes, or JSON text when it comes from an old state. */
export type DynamicValue = { readonly msgpack?: Uint8Array; readonly json?: Uint8Array };

/** The value in a message; null where the message carries none. */
export function fromWire(message: DynamicValue | null | undefined): Values | null {
  if (message?.msgpack?.length) return decode(message.msgpack, { extensionCodec }) as Values | null;
  if (message?.json?.length) return JSON.parse(Buffer.from(message.json).toString()) as Values | null;
  return null;
}

export function toWire(value: Value): DynamicValue {
  return { msgpack: Buffer.from(encode(value, { extensionCodec })) };
}
